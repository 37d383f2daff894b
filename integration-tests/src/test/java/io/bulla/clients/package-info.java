/** Frameworks above the engines, and what runs beside the agent, all of them unmodified. */
package io.bulla.clients;
