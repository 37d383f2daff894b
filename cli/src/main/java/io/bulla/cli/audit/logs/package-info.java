/** Audit logs of key-management services, as far as they tell who used which key. */
@NullMarked
package io.bulla.cli.audit.logs;

import org.jspecify.annotations.NullMarked;
