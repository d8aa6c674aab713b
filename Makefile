.PHONY: demo test lint format

demo:
	./bin/portal demo

test:
	./bin/portal test

lint:
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports

format:
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
