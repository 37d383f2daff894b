/** An application that knows nothing of Bulla but its names in JCA. */
module app.registered {}
