"""The real editions, one file each; `rolls.load_editions` reads them."""
