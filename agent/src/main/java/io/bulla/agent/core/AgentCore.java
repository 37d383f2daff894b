package io.bulla.agent.core;

import io.bulla.agent.boot.Bridge;
import io.bulla.agent.boot.Substitute;
import io.bulla.agent.hooks.Handover;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The isolated half of the agent as the gate sees it. Thread-safe.
 *
 * <p>Making it reads no configuration and no key.
 */
public final class AgentCore implements Bridge {
  private final EngineHooks hooks;
  private final SealedFiles sealed;
  private final ModelGate gate;
  private final Substitutions substitutions;
  private final ArchiveGate archives;
  private final AgentReport report;
  private final EngineStates states;
  private final RememberedEntries rememberedEntries = new RememberedEntries();

  private AgentCore(@Nullable String argument, Callable<List<String>> late) {
    AgentConfiguration configuration =
        new AgentConfiguration(AgentArgument.parse(argument), System.getenv());
    AgentLog log = new AgentLog(configuration);
    report = new AgentReport(configuration, log);
    states = new EngineStates(configuration, new LateClasses(late), log, report);
    ModelCounters counters = new ModelCounters();
    hooks = new EngineHooks(configuration, states, log);
    sealed = new SealedFiles(new Composition(configuration, report));
    OpenReport opens = new OpenReport(log, report, states, counters);
    archives = new ArchiveGate(opens);
    LiveArguments live = new LiveArguments();
    gate = new ModelGate(states, sealed, new PlaintextRule(configuration, log), opens, live);
    substitutions = new Substitutions(gate, new PathOpening(states, sealed, opens), live);
  }

  /**
   * Makes it; called by name from the agent's other half.
   *
   * @param argument the text after the agent's jar in {@code -javaagent}
   * @param late hooks classes that were loaded without; gives each of them once
   * @param premainNanos how long premain took
   * @param startNanos when the isolated half was asked for, as of {@link System#nanoTime}
   */
  public static Bridge start(
      @Nullable String argument, Callable<List<String>> late, long premainNanos, long startNanos) {
    AgentCore core = new AgentCore(argument, late);
    core.report.took("premain", premainNanos);
    core.report.took("core", System.nanoTime() - startNanos);
    return core;
  }

  @Override
  public byte[] transform(@Nullable ClassLoader loader, String internalName, byte[] classFile)
      throws IOException {
    long startNanos = System.nanoTime();
    sealed.prepare();
    byte[] woven = hooks.weave(loader, internalName, classFile);
    report.took("core", System.nanoTime() - startNanos);
    return woven;
  }

  @Override
  public boolean concerns(String engine, Object source, Map<String, String> entries)
      throws IOException {
    return Isolation.run(() -> gate.concerns(hooks.engine(engine), source, entries));
  }

  @Override
  public ByteBuffer open(
      String engine, Object source, @Nullable Object options, Map<String, String> entries)
      throws IOException {
    Map<String, String> all = rememberedEntries.with(entries, options);
    return Isolation.run(() -> gate.open(hooks.engine(engine), source, all));
  }

  @Override
  public ByteBuffer openOneFile(String engine, Object source) throws IOException {
    return Isolation.run(() -> gate.openOneFile(hooks.engine(engine), source));
  }

  @Override
  public @Nullable ByteBuffer openInput(String engine, Object source) throws IOException {
    return Isolation.run(() -> gate.openInput(hooks.engine(engine), source)).orElse(null);
  }

  @Override
  public void kept(ByteBuffer plaintext, Object owner) {
    gate.buffers().kept(plaintext, owner);
  }

  @Override
  public long sessionOptions(ByteBuffer model, long api, long options) {
    try {
      return Isolation.run(() -> gate.buffers().sessionOptions(model, api, options));
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  public void made(ByteBuffer model, Object session) {
    gate.buffers().made(model, session);
  }

  @Override
  public @Nullable ByteBuffer next(ByteBuffer model) throws IOException {
    return Isolation.run(() -> gate.buffers().next(model)).orElse(null);
  }

  @Override
  public void closed(Object owner) {
    gate.buffers().closed(owner);
  }

  @Override
  public void remember(Object options, String key, String value) {
    rememberedEntries.add(options, key, value);
  }

  @Override
  public void release(ByteBuffer plaintext) {
    gate.buffers().release(plaintext);
  }

  @Override
  public @Nullable InputStream openFile(String engine, Path file) throws IOException {
    return Isolation.run(() -> gate.openFile(hooks.engine(engine), file)).orElse(null);
  }

  @Override
  public InputStream unseal(String engine, InputStream stream) throws IOException {
    return Isolation.run(() -> gate.unseal(hooks.engine(engine), stream));
  }

  @Override
  public InputStream unpackable(String engine, InputStream stream, String name) throws IOException {
    return Isolation.run(() -> archives.unpackable(hooks.engine(engine), stream, name));
  }

  @Override
  public void release(InputStream stream) {
    if (stream instanceof PlaintextStream plaintext) {
      plaintext.close();
    }
  }

  @Override
  public void refuseSealed(String engine, String why, Object[] arguments) throws IOException {
    Isolation.run(
        () -> {
          gate.refuseSealed(hooks.engine(engine), why, arguments);
          return true;
        });
  }

  @Override
  public @Nullable Substitute substitute(String engine, String handover, Object argument)
      throws IOException {
    Handover form = Handover.valueOf(handover);
    return Isolation.run(() -> substitutions.of(hooks.engine(engine), form, argument)).orElse(null);
  }

  @Override
  public String hooked() {
    return states.summary();
  }
}
