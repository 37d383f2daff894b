package io.bulla.agent.core;

import io.bulla.agent.boot.Substitute;
import java.util.concurrent.atomic.AtomicBoolean;

/** A substitute that is known while an engine has it. */
final class LiveSubstitute implements Substitute {
  private final LiveArguments live;
  private final Object argument;
  private final Runnable takingBack;
  private final AtomicBoolean closed = new AtomicBoolean();

  LiveSubstitute(LiveArguments live, Object argument, Runnable takingBack) {
    this.live = live;
    this.argument = argument;
    this.takingBack = takingBack;
    live.add(argument);
  }

  @Override
  public Object argument() {
    return argument;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      live.remove(argument);
      takingBack.run();
    }
  }
}
