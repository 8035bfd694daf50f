"""What is seen: widgets hold values and post messages."""
