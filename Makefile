# `make demo` and `make test` need Python 3.11 or newer, make, and the package registries.
SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
export UV_PYTHON_DOWNLOADS := never
.DEFAULT_GOAL := help
TOOLS := .tools
UV := $(shell command -v uv 2>/dev/null || echo $(TOOLS)/bin/uv)
BIN := .venv/bin
APERTIUM := apertium apertium-fr-es apertium-eng-spa apertium-eng-cat apertium-es-gl apertium-en-gl
STAMP := .venv/.synced
ROOMS := src/foreigndesk/collect/*,src/foreigndesk/cluster/*,src/foreigndesk/rank/*,src/foreigndesk/translate/*,src/foreigndesk/write/*,src/foreigndesk/verify/*,src/foreigndesk/publish/*,src/foreigndesk/deliver/*

.PHONY: help demo test lint types check bench engines clean

help: ## show what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "make %-10s %s\n", $$1, $$2}'

$(TOOLS)/bin/uv:
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed, and is not the python3 here"; exit 1; }
	@python3 -m venv $(TOOLS) >/dev/null 2>&1 || { rm -rf $(TOOLS); \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null && python3 -m venv $(TOOLS); \
	  else \
	    echo "Python's venv is missing. Run this line, then again what you ran:"; \
	    echo "  sudo apt-get install python3-venv"; exit 1; \
	  fi; }
	@echo "installing uv …"; $(TOOLS)/bin/pip install --quiet --disable-pip-version-check 'uv>=0.9'

$(STAMP): uv.lock pyproject.toml | $(UV)
	@echo "creating the environment …"; $(UV) sync --frozen --quiet
	@touch $@

engines: ## install the translation engine (Debian's Apertium) where this user may
	@if [ -e /usr/share/apertium/modes/fr-es.mode ] && [ -e /usr/share/apertium/modes/gl-es.mode ] && [ -e /usr/share/apertium/modes/cat-eng.mode ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "installing Apertium …"; apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(APERTIUM) >/dev/null; \
	else \
	  echo "Apertium is missing, and only root may install it. Run this line, then again what you ran:"; \
	  echo "  sudo apt-get install --no-install-recommends $(APERTIUM)"; exit 1; \
	fi

demo: $(STAMP) engines ## play three days of the sample press into ./demo and serve it (ONCE=1: end instead)
	@$(BIN)/foreigndesk demo --folder demo $(if $(ONCE),--once)

test: $(STAMP) engines ## run the tests; the rooms' branches must be covered to 95 %
	$(BIN)/pytest --cov --cov-report=
	@$(BIN)/coverage report --include='$(ROOMS)' --fail-under=95 | tail -1

lint: $(STAMP) ## ruff: rules and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(STAMP) ## mypy, strict
	$(BIN)/mypy

check: lint types test ## everything that must hold before a commit

bench: $(STAMP) engines ## measure quality and speed; tables on the terminal
	$(BIN)/python benches/run.py

clean: ## remove what was built
	rm -rf .venv $(TOOLS) demo .pytest_cache .mypy_cache .ruff_cache
