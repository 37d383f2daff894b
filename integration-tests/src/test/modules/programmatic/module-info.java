/** An application that makes a provider itself. */
module app.programmatic {
  requires io.bulla.provider;
}
