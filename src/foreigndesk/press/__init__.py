"""The real outlets and their feeds, one file a country; `rolls.load_press` reads them."""
