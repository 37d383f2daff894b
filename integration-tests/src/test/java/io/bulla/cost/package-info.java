/** Programs that measure, in their shortest form: that they work, and no figures. */
package io.bulla.cost;
