"""One module per drawing; each takes a tidy frame and gives a Vega-Lite specification."""
