"""What fills the terminal: screens hold the library and hand values to widgets."""
