# SPDX-License-Identifier: Apache-2.0
# One line per target: `make help` prints the text after the two hashes.

.DEFAULT_GOAL := help
# For `make run`.
CONNECTIONS ?= 1000
DURATION ?= 5

# For `make bench-sanity`: words that match ids of servers; all that are built when empty.
PEERS ?=
# For `make fuzz` and `make stress`.
SECONDS ?= 60
# For `make stress`: drawn when empty. For `make simulate`: where to begin.
SEED ?=
# For `make zoo`: seeds a bug may need, seeds tried on each twin and example.
SEEDS ?= 100
TWINS ?= 100
# For `make simulate`: how much.
STEPS ?= 1000000
# For `make conformance`: run, install, stored, only.
ORACLE ?= run
# For `make install` and `make uninstall`.
PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
DESTDIR ?=

.PHONY: help setup build run test test-thread test-address porting-lab conformance fuzz zoo stress soak simulate simulate-ci mutants examples \
  models reliability bench bench-quick bench-sanity bench-exact \
  bench-peers micro hotpath docs lint format clean release install uninstall deb test-install

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

setup: ## install what the build needs (apt; asks for root only when something is missing)
	@scripts/setup

build: setup ## build iocpctl, echo-server, libiocp.so and libiocp.a
	@# Two folders, so two builds at once: each is mostly one module after the other.
	scripts/build-c-library & library=$$!; \
	swift build -c release --product iocpctl && swift build -c release --product echo-server && \
	swift build -c release --product AsyncEchoBench; programs=$$?; wait $$library && exit $$programs

run: build ## load a Windows echo server on 1,000 connections and account for every operation
	sh bench/build.sh
	.build/release/iocpctl run --connections $(CONNECTIONS) --seconds $(DURATION)

test: build ## run every test and print the totals
	@scripts/setup asio || echo "make: without Boost's headers; the tests on top of them are left out"
	scripts/test

test-thread: setup ## run the Swift tests under ThreadSanitizer
	IOCP_LIBRARIES_ONLY=1 scripts/test-swift --sanitize=thread --scratch-path .build-thread

# Without the search for leaks at exit: it stops all threads through a process of its
# own, for which a test that uses up all descriptors leaves no room.
test-address: setup ## run the Swift tests under AddressSanitizer
	IOCP_LIBRARIES_ONLY=1 ASAN_OPTIONS=detect_leaks=0 scripts/test-swift --sanitize=address --scratch-path .build-address

release: setup ## build what is installed: the libraries, and an iocpctl that needs no Swift runtime
	swift build -c release --product iocpctl --static-swift-stdlib --scratch-path .build-static
	scripts/build-c-library

# Where there is no Swift, as under sudo, what was built before is taken.
install: ## build and install below PREFIX=/usr/local (LIBDIR=, DESTDIR=)
	@if command -v swift >/dev/null; then $(MAKE) release; fi
	@PREFIX='$(PREFIX)' LIBDIR='$(LIBDIR)' DESTDIR='$(DESTDIR)' packaging/install

uninstall: ## remove what make install put below PREFIX
	@PREFIX='$(PREFIX)' LIBDIR='$(LIBDIR)' DESTDIR='$(DESTDIR)' packaging/install --uninstall

deb: release ## build Debian packages in .build-deb
	@scripts/setup packaging
	packaging/build-deb

test-install: release ## install into a prefix and from the packages, build and run programs there
	@scripts/setup packaging
	packaging/test

examples: ## build the examples and run each with a real peer (apt; asks for root only when something is missing)
	@scripts/setup examples
	Examples/test.sh

porting-lab: build ## build the IOCP halves of libevent, CPython, libuv, nng from Debian's sources, run their tests (network; ten minutes)
	porting/lab --record

conformance: setup ## run the Windows programs here and under Wine, write docs/conformance.md
	scripts/conformance $(ORACLE)

fuzz: setup ## random calls under AddressSanitizer for a minute, or SECONDS=
	scripts/fuzz $(SECONDS)

zoo: build ## known bugs must be found, their fixed twins pass (SEEDS=, TWINS=); writes the table of docs
	scripts/zoo --seeds=$(SEEDS) --twins=$(TWINS) --record

stress: build ## cancel, close and reopen under load, all accounted for, for a minute or SECONDS= (SEED= repeats)
	scripts/stress release --seconds $(SECONDS) $(if $(SEED),--seed $(SEED))

soak: build ## stress for ten minutes, two more under ThreadSanitizer, two under AddressSanitizer
	scripts/soak

simulate: setup ## the engine on a simulated kernel, against a model: SEED=1 STEPS=1000000
	@scripts/simulate $(or $(SEED),1) $(STEPS)

simulate-ci: setup ## fixed and fresh seeds of the simulation, two minutes in all
	@scripts/simulate ci

mutants: setup ## bugs planted in the engine, each of which the simulation must find; writes the table
	@scripts/mutants

reliability: build ## measure the figures of docs/reliability.md and write them there (ten minutes)
	scripts/reliability

models: ## the protocols as Promela models, checked by spin, and their broken variants refuted
	@scripts/models

bench: build ## compare with every other server and with the goals, write docs/benchmarks (25 minutes)
	@sh bench/build.sh
	.build/release/iocpctl bench --full

bench-quick: build ## what a change is judged by: two minutes, written to .build/benchmarks
	@sh bench/build.sh
	.build/release/iocpctl bench --quick

bench-sanity: build ## whether each workload of the bench works on each server that is built
	@sh bench/build.sh
	.build/release/iocpctl bench --sanity $(foreach peer,$(PEERS),--peer $(peer))

bench-exact: build ## count instructions and system calls per message, fail when they grew
	@sh bench/build.sh
	.build/release/iocpctl bench-exact

bench-peers: ## install what the other servers of the bench need, and build SwiftNIO's (apt; asks for root)
	@sh bench/install-peers.sh
	sh bench/nio/build.sh

micro: build ## measure the engine's primitives one by one; fails on more allocations or system calls than allowed
	bench/micro/run.sh

hotpath: build ## read the machine code of the hot path; fails on reference counts, allocations, type look-ups
	scripts/hotpath

docs: ## the pages of the module IOCP, in .build/docs; fails on missing documentation, examples, links
	@scripts/setup docs
	@scripts/docs

lint: ## check floors, doors, promises, decisions, format and links
	@scripts/lint

format: ## rewrite the Swift files in the project's format
	swift format --in-place --recursive Sources Tests Package.swift Examples/Package.swift Examples/*/

clean: ## remove everything that was built
	rm -rf Examples/.build bench/nio/.build bench/micro/.build .build .build-* compat/lib
