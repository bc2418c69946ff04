"""Three fictional outlets and the loopback server that shows them."""
