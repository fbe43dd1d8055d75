"""Pictures for download: PNG, SVG and PDF with title and caption, drawn without a browser."""
