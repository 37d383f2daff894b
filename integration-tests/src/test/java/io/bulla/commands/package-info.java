/** What the bulla command does, with real keys. */
package io.bulla.commands;
