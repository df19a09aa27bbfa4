# Who may ask: the bearer of the token that the server was started with, for decisions only.
package system.authz

default allow := false

allow if {
	input.identity == opa.runtime().env.ACME_TOKEN
	input.method == "POST"
	array.slice(input.path, 0, 2) == ["v1", "data"]
}
