import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

/** A container: runs OrtProgram, with its engine, in a class loader beside the application's. */
public class ChildLoaderProgram {
  public static void main(String[] args) throws Exception {
    URL[] urls = {Path.of(args[0]).toUri().toURL(), Path.of(args[1]).toUri().toURL()};
    ClassLoader parent = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader loader = new URLClassLoader(urls, parent)) {
      Object rest = Arrays.copyOfRange(args, 2, args.length);
      loader.loadClass("OrtProgram").getMethod("main", String[].class).invoke(null, rest);
    }
  }
}
