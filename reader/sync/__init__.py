"""Speaking to feed servers that people already run; it opens no connection itself."""
