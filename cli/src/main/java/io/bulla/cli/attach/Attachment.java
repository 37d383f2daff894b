package io.bulla.cli.attach;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Loads the agent through the attach API. Resolved only where the JDK has it. Stateless. */
final class Attachment {
  private static final String HOOKED_PROPERTY = "io.bulla.agent.hooked";

  private Attachment() {}

  /** Returns one line for each class that was hooked. */
  static List<String> load(long pid, Path agentJar, String argument) {
    VirtualMachine jvm = attach(pid, agentJar);
    try {
      jvm.loadAgent(agentJar.toString(), argument);
      return jvm.getSystemProperties().getProperty(HOOKED_PROPERTY, "").lines().toList();
    } catch (AgentInitializationException e) {
      throw failure(
          "the agent did not start in process " + pid,
          "its standard error says why; nothing is half-hooked, and what could not be hooked is as it"
              + " was",
          e);
    } catch (AgentLoadException | IOException e) {
      throw failure(
          "process " + pid + " does not load agents: " + e.getMessage(),
          "start it with -XX:+EnableDynamicAgentLoading, or with -javaagent:" + agentJar,
          e);
    } finally {
      detach(jvm);
    }
  }

  private static VirtualMachine attach(long pid, Path agentJar) {
    try {
      return VirtualMachine.attach(Long.toString(pid));
    } catch (AttachNotSupportedException | IOException e) {
      throw failure(
          "process " + pid + " cannot be attached to: " + e.getMessage(),
          "attaching is turned off in it (-XX:+DisableAttachMechanism), it is no HotSpot JVM, or it"
              + " has another view of /tmp: start it with -javaagent:"
              + agentJar,
          e);
    }
  }

  private static void detach(VirtualMachine jvm) {
    try {
      jvm.detach();
    } catch (IOException e) {
      // The agent is loaded or refused by now, and this process ends with the connection.
    }
  }

  private static Failure failure(String what, String hint, Exception cause) {
    return new Failure(ExitCode.PREREQUISITE, what, hint, cause);
  }
}
