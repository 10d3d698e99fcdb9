# Willcall's commands. `make` alone lists them. Everything lands in .venv and var/; nothing else is touched.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
# parts of the repository that are Python, as far as they exist
SOURCES := $(wildcard willcall demo benchmarks tests tools hatch_build.py)
# how many test processes; further words for pytest, as in: make test ARGS="-k claim"
WORKERS ?= 3
ARGS ?=
LOCKING := --quiet --universal --no-strip-extras --generate-hashes --python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help demo kiosk boxoffice test check bench screens tickets lock clean
.DELETE_ON_ERROR:

# Qt draws into memory where there is no screen to draw on.
ifeq ($(shell uname -s),Linux)
ifeq ($(DISPLAY)$(WAYLAND_DISPLAY),)
export QT_QPA_PLATFORM ?= offscreen
endif
endif

help: ## list these commands
	@echo "Willcall: collection of cinema tickets sold elsewhere"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{ printf "  make %-9s %s\n", $$1, $$2 }'

demo: $(READY) ## the whole day on the samples, in under three minutes; results in var/demo/
	@$(BIN)/python -m demo $(ARGS)

kiosk: $(READY) ## open the kiosk on the demo's data, with some codes to try
	@$(BIN)/python -m demo kiosk $(ARGS)

boxoffice: $(READY) ## open the box office on the demo's data, with a PIN and some codes to try
	@$(BIN)/python -m demo boxoffice $(ARGS)

test: $(READY) ## all tests, then the coverage that some parts are held to
	@echo "willcall: tests ($(WORKERS) at a time)"
	@mkdir -p var
	@$(BIN)/python -m pytest -n $(WORKERS) --cov --cov-report= $(ARGS)
	@$(if $(ARGS),,$(BIN)/python -m tools.coverage_gates)

check: $(READY) ## format, lint, types, import contracts, QML
	@echo "willcall: format"
	@$(BIN)/ruff format --check --quiet $(SOURCES) || { echo "willcall: run '$(BIN)/ruff format' on the files above"; exit 1; }
	@echo "willcall: lint"
	@$(BIN)/ruff check --quiet $(SOURCES)
	@echo "willcall: types"
	@$(BIN)/mypy $(SOURCES)
	@echo "willcall: import contracts"
	@$(BIN)/lint-imports --no-cache
	@echo "willcall: QML"
	@$(BIN)/python -m tools.qml_lint

bench: $(READY) ## the budgets, each against its floor; docs/benchmarks.md and var/bench.json
	@$(BIN)/python -m benchmarks $(ARGS)

screens: $(READY) ## a picture of every screen of kiosk and box office, in every language, size and mode
	@$(BIN)/python -m tests.support.screens $(ARGS)
	@$(if $(ARGS),,$(BIN)/python -m tests.support.box_office_screens)

tickets: $(READY) ## a picture of every ticket template; docs/pictures/tickets/
	@$(BIN)/python -m tools.ticket_pictures

lock: ## resolve the dependencies into requirements/ (newer ones with ARGS=--upgrade)
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	@[ -x $(BIN)/uv ] || $(BIN)/python -m pip install -q uv
	@echo "willcall: requirements/runtime.txt"
	@$(BIN)/uv pip compile $(LOCKING) $(ARGS) pyproject.toml -o requirements/runtime.txt
	@echo "willcall: requirements/dev.txt"
	@$(BIN)/uv pip compile $(LOCKING) $(ARGS) pyproject.toml --group dev -c requirements/runtime.txt -o requirements/dev.txt

clean: ## remove .venv, var/ and every cache
	@rm -rf .venv var dist .import_linter_cache .hypothesis willcall/resources/fonts
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@find willcall -name '*.qm' -delete

# the translations are compiled and the small typeface is made when the package is installed
$(READY): requirements/dev.txt pyproject.toml hatch_build.py $(wildcard willcall/resources/i18n/*.ts)
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "willcall needs Python 3.11 or newer: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) tools/machine.py
	@$(BIN)/python -c "" 2>/dev/null || { echo "willcall: making .venv"; $(PYTHON) -m venv --clear .venv; }
	@echo "willcall: installing what is needed into .venv (about half a minute, longer on a slow line)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@echo "willcall: installing willcall itself"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
