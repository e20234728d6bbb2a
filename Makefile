# Everything a person or a machine does with a checkout. `make` alone lists it.
# Asked of the machine: python3 (3.11 or newer, with venv) and make. Nothing else.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run test check bench faults messages lock clean

ENV := .venv
PY := $(ENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check install --quiet
RUNTIME := $(ENV)/.runtime-installed
TESTING := $(ENV)/.testing-installed
ASSETS := $(ENV)/.assets-copied
STATIC := build/static/staticfiles.json
STATIC_SOURCES := $(shell find src/fodfaeste/web/static -type f -not -path '*/dkfds/*' 2>/dev/null)
MANAGE := DJANGO_SETTINGS_MODULE=fodfaeste.config.settings $(PY) -m django
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade

# The first Python that is new enough, when the environment has still to be made.
NEW_ENOUGH := -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))'
PYTHON = $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	if $$name $(NEW_ENOUGH) >/dev/null 2>&1; then echo $$name; break; fi; done)

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo "  ARGS=\"…\" is handed on, as in: make run ARGS=\"--port 8080\", make test ARGS=\"tests/rules\""

setup: $(RUNTIME) $(STATIC) ## Install what `make run` needs, without running it

run: setup ## Run Fodfæste with the demo municipality; Ctrl-C stops all of it
	@exec $(ENV)/bin/fodfaeste run --demo $(ARGS)

test: $(TESTING) $(STATIC) ## Run every test, on every core
	@$(PY) -m tests.journeys.chromium
	@$(PY) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(ARGS)

check: $(TESTING) $(STATIC) ## Style, types, import contracts, migrations, templates, deployment
	$(ENV)/bin/ruff check
	$(ENV)/bin/ruff format --check
	$(ENV)/bin/mypy
	$(ENV)/bin/lint-imports --no-cache
	find src -name '*.html' -print0 | xargs -0 $(ENV)/bin/djade --check --target-version 5.2
	$(PY) -m tools.deployment

bench: $(TESTING) $(STATIC) ## Measure speed with 1,000 and 10,000 cases
	@$(PY) -m tools.bench $(ARGS)

faults: $(TESTING) $(STATIC) ## The long fault tests: 20 rounds of kill -9, soak
	@FODFAESTE_FAULT_ROUNDS=20 $(PY) -m pytest tests/faults $(ARGS)

messages: $(TESTING) ## Collect the texts to translate, and compile them (needs gettext on PATH)
	cd src/fodfaeste && export DJANGO_SETTINGS_MODULE=fodfaeste.config.settings && \
		../../$(PY) -m django makemessages -l en --add-location file --no-wrap --no-obsolete -e html,py && \
		../../$(PY) -m django compilemessages -l en

lock: ## Choose the newest allowed versions anew (needs uv and npm on PATH)
	$(COMPILE) --extra build pyproject.toml -o requirements.lock
	$(COMPILE) --extra build --extra test -c requirements.lock pyproject.toml -o requirements-test.lock
	$(COMPILE) requirements-node.in -o requirements-node.lock
	npm install --package-lock-only
	cd tools/headless-chromium && npm install --package-lock-only

clean: ## Remove what was installed and built; data stays
	rm -rf $(ENV) build node_modules tools/headless-chromium/node_modules src/fodfaeste/web/static/dkfds src/fodfaeste/pdf/fonts

$(PY):
	@test -n "$(PYTHON)" || { \
		echo "Fodfæste needs Python 3.11 or newer with venv (on Debian and Ubuntu: apt install python3 python3-venv)."; \
		exit 1; }
	$(PYTHON) -m venv $(ENV)

$(RUNTIME): requirements.lock pyproject.toml | $(PY)
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(TESTING): requirements-test.lock $(RUNTIME) | $(PY)
	$(PIP) --require-hashes -r requirements-test.lock
	@touch $@

$(ASSETS): package-lock.json requirements-node.lock tools/assets.py tools/npm.py | $(RUNTIME)
	$(PY) -m tools.assets
	@touch $@

$(STATIC): $(ASSETS) $(STATIC_SOURCES) | $(RUNTIME)
	rm -rf build/static
	$(MANAGE) collectstatic --noinput --verbosity 0
	@touch $@
