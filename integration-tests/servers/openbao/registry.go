package main

import "github.com/openbao/openbao/sdk/v2/helper/consts"

// compiledIn says that there is no plugin but those that the core was given.
type compiledIn struct{}

func (compiledIn) Contains(string, consts.PluginType) bool { return false }

func (compiledIn) Get(string, consts.PluginType) (func() (interface{}, error), bool) {
	return nil, false
}

func (compiledIn) Keys(consts.PluginType) []string { return nil }

func (compiledIn) DeprecationStatus(string, consts.PluginType) (consts.DeprecationStatus, bool) {
	return consts.Supported, true
}
