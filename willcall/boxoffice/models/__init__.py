"""What the tables show: rows, columns, sorting, filtering, copying."""
