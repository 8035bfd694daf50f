"""The terminal interface: screens ask the library, widgets show values."""
