"""Pure functions on text: dates, forms, encodings, addresses. No HTML, no I/O, no clock."""
