# SPDX-License-Identifier: Apache-2.0
# One line per target: `make help` prints the text after the two hashes.

.DEFAULT_GOAL := help
# For `make run`.
CONNECTIONS ?= 1000
DURATION ?= 5

.PHONY: help setup build run test test-thread test-address bench bench-quick lint format clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

setup: ## install what the build needs (apt; asks for root only when something is missing)
	@scripts/setup

build: setup ## build iocpctl, echo-server, libiocp.so and libiocp.a
	swift build -c release --product iocpctl
	swift build -c release --product echo-server
	scripts/build-c-library

run: build ## load a Windows echo server on 1,000 connections and account for every operation
	sh bench/build.sh
	.build/release/iocpctl run --connections $(CONNECTIONS) --seconds $(DURATION)

test: build ## run every test and print the totals
	scripts/test

test-thread: setup ## run the Swift tests under ThreadSanitizer
	scripts/test-swift --sanitize=thread --scratch-path .build-thread

# Without the search for leaks at exit: it stops all threads through a process of its
# own, for which a test that uses up all descriptors leaves no room.
test-address: setup ## run the Swift tests under AddressSanitizer
	ASAN_OPTIONS=detect_leaks=0 scripts/test-swift --sanitize=address --scratch-path .build-address

bench: build ## compare with the C and C++ peers, write docs/benchmarks (takes a while)
	sh bench/build.sh
	.build/release/iocpctl bench --full

bench-quick: build ## the same comparison in a minute or two, less exact, not kept
	sh bench/build.sh
	.build/release/iocpctl bench --quick --out .build/benchmarks

lint: ## check floors, doors, promises, decisions, format and links
	@scripts/lint

format: ## rewrite the Swift files in the project's format
	swift format --in-place --recursive Sources Tests Package.swift

clean: ## remove everything that was built
	rm -rf .build .build-compat .build-thread .build-address compat/lib
