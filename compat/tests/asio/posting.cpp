// SPDX-License-Identifier: Apache-2.0
// Work that threads give to a context of Boost.Asio: PostQueuedCompletionStatus and the threads that wait on its port.
#include "asio.hpp"

#include <atomic>
#include <future>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

int main() {
  asio::io_context context;
  auto work = asio::make_work_guard(context);
  std::vector<std::thread> workers, givers;
  for (int i = 0; i < 4; i++) workers.emplace_back([&] { context.run(); });

  std::atomic<int> done{0}, inside{0}, together{0};
  int guarded = 0;
  auto strand = asio::make_strand(context);
  for (int i = 0; i < 4; i++)
    givers.emplace_back([&] {
      for (int n = 0; n < 10000; n++) asio::post(context, [&] { done++; });
      for (int n = 0; n < 1000; n++)
        asio::post(strand, [&] {
          if (inside++ != 0) together++;
          guarded++;
          inside--;
        });
    });
  for (auto &giver : givers) giver.join();
  say("the answer of another thread:", asio::post(context, asio::use_future([] { return 42; })).get());
  work.reset();
  for (auto &worker : workers) worker.join();
  say("posted", done.load(), "in a strand", guarded, "of them together", together.load());

  // Stopped: what is queued stays, and is done when the context starts again.
  context.restart();
  int ran = 0;
  asio::post(context, [&] { ran++; context.stop(); });
  for (int i = 0; i < 10; i++) asio::post(context, [&] { ran++; });
  context.run();
  say("stopped after", ran, "stopped:", context.stopped());
  context.restart();
  say("run_one", context.run_one(), "poll_one", context.poll_one(), "poll", context.poll(), "ran", ran);

  // stop() wakes every thread that waits.
  context.restart();
  auto again = asio::make_work_guard(context);
  std::vector<std::thread> waiting;
  for (int i = 0; i < 8; i++) waiting.emplace_back([&] { context.run(); });
  context.stop();
  for (auto &thread : waiting) thread.join();
  say("stop wakes all");

  // From within: dispatch runs at once, post later, a pool's threads end by themselves.
  again.reset();
  context.restart();
  std::string order;
  asio::post(context, [&] {
    asio::post(context, [&] { order += " posted"; });
    asio::dispatch(context, [&] { order += " dispatched"; });
    order += " outer";
  });
  context.run();
  say("order:" + order);
  asio::thread_pool pool(3);
  std::atomic<int> tasks{0};
  for (int i = 0; i < 1000; i++) asio::post(pool, [&] { tasks++; });
  pool.join();
  say("a pool:", tasks.load());

  // An exception of a handler leaves run(), and the rest goes on.
  context.restart();
  asio::post(context, [] { throw std::runtime_error("from a handler"); });
  asio::post(context, [] { say("the next one"); });
  try {
    context.run();
  } catch (const std::exception &error) {
    say("caught", error.what());
  }
  context.run();
}
