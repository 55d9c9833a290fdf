# SPDX-License-Identifier: Apache-2.0
# Builds the simulation: make -f simulation/build.mk OUT=folder ENGINE=Sources/CompletionEngine, from the root of the
# repository. Not by the package manager, because three things are put in place of what an ordinary build links: libc's
# system calls (--wrap), libevent's functions (they are simply defined), and the module Synchronization (another name
# after `import`: the one line of the engine that differs).

OUT ?= .build-simulation
ENGINE ?= Sources/CompletionEngine

CC = clang
SWIFTC = swiftc
here := $(CURDIR)/simulation
wrapped := accept4 bind clock_gettime close connect eventfd fcntl getpeername getsockname getsockopt ioctl listen open \
  ppoll pthread_atfork pthread_create pthread_key_create pthread_setname_np pthread_setspecific read recv recvmsg \
  sched_getaffinity sched_yield send sendmsg setsockopt shutdown socket syscall write

kernel := $(wildcard simulation/kernel/*.c)
system := $(wildcard Sources/CSystem/*.c)
sources := $(shell find $(ENGINE) -name '*.swift' | sort)
engine := $(patsubst $(ENGINE)/%,$(OUT)/engine/%,$(sources))
program := $(sort $(wildcard simulation/program/*.swift))
objects := $(kernel:simulation/kernel/%.c=$(OUT)/kernel-%.o) $(system:Sources/CSystem/%.c=$(OUT)/csystem-%.o)
headers := $(wildcard simulation/kernel/*.h simulation/kernel/include/*)
point := simulation/kernel/include/simulated_point.h $(wildcard Sources/CSystem/include/*)

swift := $(SWIFTC) -O -g -wmo -parse-as-library -package-name swift_iocp -enforce-exclusivity=unchecked \
  -suppress-warnings -module-cache-path $(OUT)/cache -I $(OUT) -I $(OUT)/CSystem -I Sources/CLibevent \
  -I simulation/kernel/include $(addprefix -Xcc ,$(shell pkg-config --cflags libevent_pthreads))

$(OUT)/simulate: $(objects) $(OUT)/CompletionEngine.o $(OUT)/Simulation.o
	$(SWIFTC) $^ $(OUT)/SimulatedAtomics.o -o $@ $(foreach name,$(wrapped),-Xlinker --wrap=$(name)) -lpthread

$(OUT)/Simulation.o: $(program) $(OUT)/CompletionEngine.o $(headers)
	$(swift) -module-name Simulation -c $(program) -o $@

$(OUT)/CompletionEngine.o: $(engine) $(OUT)/SimulatedAtomics.o $(OUT)/CSystem/module.modulemap $(point)
	$(swift) -module-name CompletionEngine \
	  -emit-module -emit-module-path $(OUT)/CompletionEngine.swiftmodule -c $(engine) -o $@

$(OUT)/engine/%.swift: $(ENGINE)/%.swift
	@mkdir -p $(dir $@)
	@sed 's/import Synchronization$$/import SimulatedAtomics/' $< >$@

$(OUT)/SimulatedAtomics.o: $(wildcard simulation/atomics/*.swift) $(point) | $(OUT)
	$(swift) -module-name SimulatedAtomics \
	  -emit-module -emit-module-path $(OUT)/SimulatedAtomics.swiftmodule -c simulation/atomics/*.swift -o $@

$(OUT)/CSystem/module.modulemap: simulation/build.mk | $(OUT)
	mkdir -p $(OUT)/CSystem
	printf 'module CIOCPSystem {\n  umbrella "%s"\n  export *\n}\n' '$(CURDIR)/Sources/CSystem/include' >$@

$(OUT)/kernel-%.o: simulation/kernel/%.c $(headers) | $(OUT)
	$(CC) -O2 -g -Wall -Wextra -Werror $(shell pkg-config --cflags libevent_pthreads) -c $< -o $@

$(OUT)/csystem-%.o: Sources/CSystem/%.c $(point) | $(OUT)
	$(CC) -O2 -g -ISources/CSystem/include -c $< -o $@

$(OUT):
	mkdir -p $(OUT)
