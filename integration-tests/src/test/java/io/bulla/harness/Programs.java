package io.bulla.harness;

import io.bulla.testing.SharedData;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The ordinary programs under src/test/programs, compiled against the engine that they run with.
 */
final class Programs {

  private static final Map<List<Object>, Path> COMPILED = new HashMap<>();

  private Programs() {}

  /** The directory of a program's classes. */
  static synchronized Path classesOf(String program, List<Path> classPath) {
    return COMPILED.computeIfAbsent(
        List.of(program, classPath), key -> compile(program, classPath));
  }

  private static Path compile(String program, List<Path> classPath) {
    Path module = SharedData.checkout().resolve("integration-tests");
    Path source = module.resolve("src/test/programs").resolve(program + ".java");
    try {
      Path parent = Files.createDirectories(module.resolve("target/programs"));
      Path classes = Files.createTempDirectory(parent, program);
      compile(source, classPath, classes);
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(Path source, List<Path> classPath, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of("--release", "17", "-proc:none", "-cp", join(classPath), "-d", classes.toString());
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjects(source);
      if (!compiler.getTask(messages, files, null, options, null, units).call()) {
        throw new IllegalStateException(source + " does not compile:\n" + messages);
      }
    }
  }

  static String join(List<Path> classPath) {
    return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
