# The project's few commands. `make demo` and `make test` set everything up by themselves.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
export OMP_NUM_THREADS := 1

.PHONY: setup demo test check lint accuracy train lock clean

setup: $(VENV)/.ready

$(VENV)/.ready: constraints.txt pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { echo "kg needs Python 3.11 or later: make PYTHON=/path/to/python"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r constraints.txt
	$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup
	$(BIN)/kg build examples/articles/fishermen.md --output output/demo

test: setup
	$(BIN)/python -m pytest

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

accuracy: setup  ## scores the annotated articles beside the project, writes docs/accuracy.md; status 1 below a floor
	$(BIN)/python -m eval

train: $(VENV)-train/.ready  ## trains the network from the annotated articles beside the project, writes docs/model-card.md
	$(VENV)-train/bin/python -m training

$(VENV)-train/.ready: constraints.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)-train
	$(VENV)-train/bin/python -m pip install --quiet --quiet --disable-pip-version-check --only-binary :all: --editable '.[train]'
	@touch $@

lock:  ## pins every dependency with its hashes, from pyproject.toml
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --output-file constraints.txt --quiet

clean:
	rm -rf $(VENV) $(VENV)-train dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis eval/.cache training/.cache
