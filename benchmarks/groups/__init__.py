"""Groups of rows: a module each, with ``rows(given) -> Iterator[Row]``; `run.GROUPS` names them."""
