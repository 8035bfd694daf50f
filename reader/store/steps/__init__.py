"""What made the tables, step by step; a step that has shipped never changes."""
