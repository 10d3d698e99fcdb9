"""A ticket from facts to paper: template, drawing, printer's language, transports. No Qt, no database."""
