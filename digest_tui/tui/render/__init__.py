"""From values to rows of styled text; nothing here knows a widget."""
