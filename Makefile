# What a developer or an operator types. `make help` lists it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
QUARTERDECK_HOME ?= $(CURDIR)/.demo
BUILT := src/quarterdeck/web/static/built
MESSAGES := $(patsubst %.po,%.mo,$(wildcard src/quarterdeck/web/locale/*/LC_MESSAGES/*.po))
LOCK := PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS= PIP_EXTRA_INDEX_URL= $(BIN)/pip-compile --quiet \
  --generate-hashes --strip-extras --allow-unsafe --no-emit-options --no-header --no-config

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install demo test check format docs lock clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(VENV)/.installed $(BUILT)/.made $(MESSAGES) ## Make the environment in .venv, build the front end and the translations

demo: install ## Load the demo channel and serve it on 127.0.0.1:8000
	@QUARTERDECK_HOME=$(QUARTERDECK_HOME) $(BIN)/quarterdeck demo $(DEMO)

test: install ## Run every test, in Chromium and on PostgreSQL too
	@CHROMIUM="$$(tools/chromium.sh)"; OFFICE="$$(tools/office.sh)"; export CHROMIUM OFFICE; \
	  $(BIN)/python -m tools.suite $(TESTS)

check: install ## Format, lint, types, import contract, migrations, generated docs
	@$(BIN)/python -m tools.check

format: install ## Put the code in its usual form
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

docs: install ## Write the generated pages of docs/reference, and take up new texts for translation
	@$(BIN)/python -m tools.check --write

lock: $(VENV)/.installed ## Pin the newest versions of everything, with hashes
	$(LOCK) --upgrade --output-file requirements.txt pyproject.toml
	$(BIN)/python -m tools.dev_requirements | $(LOCK) --upgrade --constraint requirements.txt \
	  --output-file requirements-dev.txt -

clean: ## Remove what was made: environment, front end, demo channel, caches
	rm -rf $(VENV) $(BUILT) $(MESSAGES) frontend/node_modules .demo .cache .mypy_cache .pytest_cache .ruff_cache

# --without-pip: Debian's python3 has venv but not always ensurepip; its pip can fill the folder.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Quarterdeck needs Python 3.11 or newer.")'
	@$(PYTHON) -m pip --version >/dev/null || { echo "Quarterdeck is installed by pip: apt-get install python3-pip"; exit 1; }
	$(PYTHON) -m venv --without-pip $(VENV)

$(VENV)/.installed: requirements.txt requirements-dev.txt pyproject.toml | $(BIN)/python
	$(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check install --quiet --require-hashes \
	  -r requirements.txt -r requirements-dev.txt
	$(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check install --quiet --no-deps \
	  --no-build-isolation --editable .
	@touch $@

frontend/node_modules/.package-lock.json: frontend/package-lock.json
	@command -v npm >/dev/null || { echo "The front end is built by Node 20 or newer: apt-get install nodejs npm"; exit 1; }
	npm --prefix frontend ci --no-audit --no-fund --no-update-notifier --loglevel=error
	@touch $@

%.mo: %.po | $(VENV)/.installed
	$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

SOURCES := $(shell find frontend -name node_modules -prune -o -type f -print)
$(BUILT)/.made: frontend/node_modules/.package-lock.json $(SOURCES)
	npm --prefix frontend run --silent build
	@mkdir -p $(BUILT) && touch $@
