# make deck    a deck of cards from seeds/, in output/          make check   linter, formatter, types
# make test    all tests                                        make lock    pin the dependencies anew
# make gallery   every kind of card in every stock and theme, as pictures in output/gallery
# make bench-finding   how good the finding is, in one table, as far as the data for it are beside the project
# make bench   what is done twice and what printing costs, as ratios taken in one run; CARDS="40 500" chooses the decks
# make bench-readers   how well saved web pages are read, likewise
.DELETE_ON_ERROR:
.PHONY: deck test check gallery bench bench-finding bench-readers lock pango

PYTHON ?= $(shell for python in python3.11 python3.12 python3.13 python3 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
# Compiled once for all: where Python may not write beside its modules, each start would do it again.
COMPILE := $(BIN)/python -m compileall -q -j 0 .venv/lib cards
PIP := $(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check

deck: .venv/deck.stamp
	@$(BIN)/cards build seeds -o output
	@echo "Your deck: $(CURDIR)/output/deck.pdf"

test: .venv/test.stamp
	$(BIN)/python -m pytest -q

check: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

gallery: .venv/test.stamp
	@$(BIN)/python -m tests.gallery

bench-finding: .venv/test.stamp
	@$(BIN)/python -m tests.bench_finding

bench: .venv/test.stamp
	@$(BIN)/python -m tests.bench_speed $(CARDS)

bench-readers: .venv/test.stamp
	@$(BIN)/python -m tests.bench_readers

lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet pip-tools
	.venv-lock/bin/python .ci/lock.py
	rm -r .venv-lock

.venv/deck.stamp: requirements.lock pyproject.toml | pango .venv/bin/python
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@$(COMPILE)
	@touch $@

.venv/test.stamp: requirements-test.lock .venv/deck.stamp
	$(PIP) --require-hashes -r requirements-test.lock
	@$(COMPILE)
	@touch $@

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: https://www.python.org/downloads/"; exit 1; }
	$(PYTHON) -m venv .venv

pango:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: https://www.python.org/downloads/"; exit 1; }
	@$(PYTHON) .ci/pango.py
