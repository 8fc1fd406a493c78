# Everything lives in .venv; a target that is up to date does nothing again.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 \
	&& $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --constraint constraints.txt

# The tests start the program a hundred times: it is compiled once, whatever the environment says.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test format lint types layers unit snapshots picture bench-compare bench-filing bench-search bench-terminal constraints clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.for-run ## set everything up and open the sample articles
	@$(BIN)/digest-tui open seeds

test: lint types layers unit ## set everything up and run every check

format: $(VENV)/.for-test ## format the code and mend what the linter can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(VENV)/.for-test ## check format and style
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.for-test ## check the types
	$(BIN)/mypy

layers: $(VENV)/.for-test ## check that imports point downwards
	$(BIN)/lint-imports

unit: $(VENV)/.for-test ## run the tests
	$(BIN)/pytest

snapshots: $(VENV)/.for-test ## draw the screen snapshots anew
	$(BIN)/pytest tests/tui/test_snapshots.py --update-snapshots

picture: $(VENV)/.for-run ## draw the README's picture anew
	$(BIN)/python scripts/draw_picture.py

bench-compare: $(VENV)/.for-test ## measure the comparison (labelled news: DIGEST_TUI_EVAL_DATA)
	$(BIN)/python -m benchmarks.compare

bench-filing: $(VENV)/.for-test ## measure filing, stage by stage (ARTICLES=10000)
	$(BIN)/python -m benchmarks.filing

bench-search: $(VENV)/.for-test ## measure searching beside other engines (ARTICLES=10000)
	$(BIN)/python -m benchmarks.search

bench-terminal: $(VENV)/.for-test ## measure bytes and time of a key beside newsboat, less and Textual
	$(BIN)/python -m benchmarks.terminal
	$(BIN)/python -m benchmarks.terminal.starting

constraints: ## pin anew what is installed (names and versions only)
	rm -rf $(VENV)
	$(MAKE) $(VENV)/python
	$(BIN)/python -m pip --quiet install --editable '.[dev]'
	$(BIN)/python -m pip freeze --exclude-editable --exclude pip --exclude setuptools > constraints.txt

clean: ## remove everything that was set up
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache dist build
	find digest_tui tests benchmarks scripts -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none was found (or name one: make PYTHON=...)." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python cannot make a virtual environment. On Debian and Ubuntu: apt install python3-venv" >&2; rm -rf $(VENV); exit 1; }
	@touch $@

$(VENV)/.for-run: pyproject.toml constraints.txt | $(VENV)/python
	@echo "Setting up digest-tui in $(VENV) ..."
	@$(PIP) --editable .
	@touch $@

$(VENV)/.for-test: $(VENV)/.for-run
	@echo "Setting up the checks in $(VENV) ..."
	@$(PIP) --editable '.[dev]'
	@touch $@
