/** An application without any engine. */
public class PlainProgram {
  public static void main(String[] args) {
    System.out.println("plain");
  }
}
