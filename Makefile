# `make demo` and `make test` are all that a newcomer needs; both set up .venv first.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
SERVE  ?= 1

.PHONY: setup setup-dev demo test check format lock clean

setup: $(VENV)/.run

setup-dev: $(VENV)/.dev

# Locked packages with their hashes first, then the checkout itself, which then needs nothing from anywhere.
$(VENV)/.run: locks/run.txt pyproject.toml hatch_build.py $(wildcard frontend/*)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "setting up $(VENV) (once; about a minute)"
	@$(PIP) install --require-hashes -r locks/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run locks/dev.txt
	@$(PIP) install --require-hashes -r locks/dev.txt
	@touch $@

# SERVE=0 ends after the summary; else the page is served until Ctrl-C.
demo: setup
	@mkdir -p demo && rm -f demo/sample.sayso
	@$(BIN)/sayso build sample/articles --output demo/sample.sayso; status=$$?; test $$status -le 1
ifneq ($(SERVE),0)
	@$(BIN)/sayso serve demo/sample.sayso
endif

test: setup-dev check
	@$(BIN)/pytest

check: setup-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: setup-dev
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

# Needs uv. The locks hold names, versions and hashes; where the packages come from is the installer's affair.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		pyproject.toml locks/build.in --output-file locks/run.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--group dev pyproject.toml locks/build.in --constraint locks/run.txt --output-file locks/dev.txt

clean:
	rm -rf demo sayso/web/static .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
