# Tra Báo. `make` lists the targets; `make run` and `make test` need nothing before them but Python 3.11 or later.

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
TEST_INSTALLED := $(VENV)/.test-installed
BENCH_INSTALLED := $(VENV)/.bench-installed

# Handed on through the environment, so that any path is taken as it is, spaces, quotes and a leading dash included.
export CORPUS

# Folders have the names of some targets.
.PHONY: help run serve index test check compare bench eval format clean
.DEFAULT_GOAL := help

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: $(INSTALLED) ## Install, build the index if there is none, and serve the search page
	@$(BIN)/python -m index --if-missing
	@exec $(BIN)/python -m web

serve: $(INSTALLED) ## Serve the index that is built
	@exec $(BIN)/python -m web

index: $(INSTALLED) ## Rebuild the index: make index CORPUS=file-or-folder (default: the sample corpus)
	@$(BIN)/python -m index $${CORPUS:+"--corpus=$$CORPUS"}

test: $(TEST_INSTALLED) ## Run all tests
	@$(BIN)/python -m pytest -n auto tests

check: $(TEST_INSTALLED) ## Lint, types, layers and the examples in docstrings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -n auto corpus index search web

compare: $(TEST_INSTALLED) ## Compare the segmentation with pyvi's on 5,000 articles of ../shared and 20,000 strings
	@$(BIN)/python -m tests.index.words.full_comparison

bench: $(BENCH_INSTALLED) ## Measure beside peers: make bench [CORPUS=file.jsonl.gz] [SIZES=20000,150000] [ENGINES=trabao,tantivy-3]
	@$(BIN)/python -m tests.benchmarks

eval: $(BENCH_INSTALLED) ## Judge the ranking and people on the sets in ../shared, or on your own: make eval SET=folder
	@$(BIN)/python -m tests.relevance

format: $(TEST_INSTALLED) ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## Remove the virtual environment, the index and the caches
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache *.egg-info

$(VENV)/bin/python:
	@for python in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
	  if command -v "$$python" >/dev/null && "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
	    "$$python" -m venv $(VENV) && exit 0; \
	    echo "$$python cannot make a virtual environment; on Debian and Ubuntu: apt install python3-venv" >&2; \
	    rm -rf $(VENV); exit 1; \
	  fi; \
	done; \
	echo "Tra Báo needs Python 3.11 or later; found: $$(python3 --version 2>&1). Name another with make PYTHON=..." >&2; exit 1

$(INSTALLED): $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Đang cài đặt, lần đầu mất vài phút…"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e .
	@$(BIN)/python -c 'from search.warm_up import compile_everything; compile_everything()'
	@touch $@

$(TEST_INSTALLED): $(INSTALLED)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@

$(BENCH_INSTALLED): $(TEST_INSTALLED)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e '.[test,bench]'
	@touch $@
