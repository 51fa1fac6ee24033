"""What plans are made from, kept by channel operations: shapes, sales plays, business goals, templates."""
