// SPDX-License-Identifier: Apache-2.0
// Timers of Boost.Asio, which wait on its port with a time limit and on a waitable timer.
#include "asio.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

using namespace std::chrono_literals;
using asio::steady_timer;

int main() {
  asio::io_context context;

  // In the order of their moments, whatever the order in which they were set.
  std::vector<std::unique_ptr<steady_timer>> timers;
  std::vector<int> order;
  auto start = steady_timer::clock_type::now();
  for (int i = 0; i < 200; i++) {
    int place = (i * 37) % 200;
    timers.push_back(std::make_unique<steady_timer>(context, start + place * 200us));
    timers.back()->async_wait([&order, place](error_code error) { order.push_back(error ? -1 : place); });
  }
  context.run();
  bool rising = order.size() == 200;
  for (std::size_t i = 1; i < order.size(); i++) rising = rising && order[i - 1] < order[i];
  say("200 timers, in order:", rising);
  say("none too early:", steady_timer::clock_type::now() - start >= 199 * 200us);

  // Cancelled and moved: the wait that was there ends, with its error.
  context.restart();
  steady_timer timer(context, 1h);
  timer.async_wait([](error_code error) { say("cancelled:", name(error)); });
  timer.async_wait([](error_code error) { say("and the other:", name(error)); });
  say("cancel:", timer.cancel());
  context.run();

  context.restart();
  timer.expires_after(1h);
  timer.async_wait([&](error_code error) {
    say("moved:", name(error));
    timer.async_wait([](error_code next) { say("at the new moment:", name(next)); });
  });
  asio::post(context, [&] { say("waits that the move ended:", timer.expires_after(1ms)); });
  context.run();

  // Again and again from its own handler.
  context.restart();
  int ticks = 0;
  steady_timer ticking(context, 0ms);
  std::function<void(error_code)> tick = [&](error_code error) {
    if (error || ++ticks == 100) return;
    ticking.expires_at(ticking.expiry() + 100us);
    ticking.async_wait(tick);
  };
  ticking.async_wait(tick);
  context.run();
  say("ticks", ticks);

  // A wall clock, a wait that blocks, and a run with a limit.
  context.restart();
  asio::system_timer wall(context, std::chrono::system_clock::now() + 2ms);
  wall.async_wait([](error_code error) { say("wall clock:", name(error)); });
  context.run();
  timer.expires_after(1ms);
  timer.wait();
  context.restart();
  timer.expires_after(1h);
  timer.async_wait([](error_code) {});
  say("run_for ran", context.run_for(2ms), "handlers");
}
