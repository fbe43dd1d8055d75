"""What a page asks and who answers: widgets in step with the address, or parameters of a link."""
