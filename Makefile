# reportparse: `make pipeline` turns raw/ into output/, `make help` lists the rest.
#
# Everything runs in .venv, which is made when first needed, with the versions in requirements/.
# Paths are handed to the shell through the environment, so that they may hold spaces.

RAW ?= raw
OUT ?= output
export RAW OUT

# A particular Python: make PYTHON=/opt/python3.12/bin/python3
PYTHON ?=

TOOLS := .venv/bin
INSTALL := $(TOOLS)/python -m pip install --quiet --quiet --disable-pip-version-check

.PHONY: help setup pipeline test lint bench samples lock clean
.DEFAULT_GOAL := help

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile
	@echo "  make pipeline RAW=reports OUT=results    takes other folders"

setup: .venv/.runtime ## Make .venv and install the pinned packages (done for you when needed)

pipeline: .venv/.runtime ## Turn the reports in RAW (raw/) into the dataset in OUT (output/)
	@$(TOOLS)/reportparse run "$$RAW" --output "$$OUT"

test: .venv/.development ## Run the tests
	@$(TOOLS)/python -m pytest

lint: .venv/.development ## Check style, format, types and the direction of imports
	@$(TOOLS)/ruff check
	@$(TOOLS)/ruff format --check
	@$(TOOLS)/mypy
	@$(TOOLS)/lint-imports

bench: .venv/.development ## Measure speed and memory
	@for script in benchmarks/*.py; do \
	  test -e "$$script" || { echo "There are no benchmarks yet."; break; }; \
	  $(TOOLS)/python "$$script" || exit 1; \
	done

samples: .venv/.development ## Make the reports in raw/ again from samples/
	@$(TOOLS)/python -m samples

lock: .venv/.development ## Write requirements/ anew with the newest versions (for maintainers)
	@$(INSTALL) uv
	@$(TOOLS)/uv pip compile $(LOCKING) --group build --output-file requirements/runtime.txt
	@$(TOOLS)/uv pip compile $(LOCKING) --group dev --constraints requirements/runtime.txt \
	  --output-file requirements/development.txt

LOCKING := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
  --no-config --no-annotate pyproject.toml

clean: ## Remove .venv, caches, and what the pipeline wrote to output/
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage dist
	@find src tests samples benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
	@find output -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +

.venv/bin/python:
	@found=; \
	for candidate in "$$PYTHON" python3 python3.13 python3.12 python3.11; do \
	  if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then found=$$candidate; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "reportparse needs Python 3.11 or newer and found none: install it, or name one with 'make PYTHON=/path/to/python3'." >&2; \
	  exit 1; \
	fi; \
	if ! "$$found" -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "$$found lacks the venv module: install it (on Debian and Ubuntu: apt-get install python3-venv), then call make again." >&2; \
	  exit 1; \
	fi; \
	echo "Setting up .venv with $$("$$found" --version); this happens once and takes about a minute."; \
	"$$found" -m venv --clear .venv

# Stamps: newer than the lock and pyproject.toml means that there is nothing to install.
.venv/.runtime: .venv/bin/python requirements/runtime.txt pyproject.toml
	@$(INSTALL) --require-hashes --requirement requirements/runtime.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.development: .venv/.runtime requirements/development.txt
	@$(INSTALL) --require-hashes --requirement requirements/development.txt
	@touch $@
