# The words that CI uses too. `make` is lint and test.
PYTHON ?= python3

.PHONY: all lint test docs data eval bench

all: lint test

lint:
	ruff check .
	ruff format --check .
	mypy
	lint-imports

test:
	$(PYTHON) -m pytest -q

docs:
	$(PYTHON) -m pytest -q tests/test_docs.py tests/test_notebook.py

data:
	$(PYTHON) data/build/build.py
	geo data check

eval:
	geo evaluate

bench:
	$(PYTHON) benchmarks/run.py
