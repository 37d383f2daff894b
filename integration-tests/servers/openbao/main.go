// OpenBao for tests: its core, its HTTP API over TLS, Transit, AppRole, JWT and the audit file, in memory, on a
// loopback port of its own. What else OpenBao can do is left out, for it takes minutes to build.
//
// Prints key=value lines about itself, then "ready", and ends when its standard input does: with whoever started it,
// however that one ends. Writes the certificate of its authority into the directory that it was started in.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"path/filepath"

	"github.com/hashicorp/go-hclog"
	"github.com/openbao/openbao/audit"
	auditfile "github.com/openbao/openbao/builtin/audit/file"
	"github.com/openbao/openbao/builtin/credential/approle"
	jwtauth "github.com/openbao/openbao/builtin/credential/jwt"
	"github.com/openbao/openbao/builtin/logical/transit"
	"github.com/openbao/openbao/command/server"
	bao "github.com/openbao/openbao/http"
	"github.com/openbao/openbao/internalshared/configutil"
	"github.com/openbao/openbao/sdk/v2/logical"
	"github.com/openbao/openbao/sdk/v2/physical/inmem"
	"github.com/openbao/openbao/vault"
)

func main() {
	if err := serve(); err != nil {
		log.Fatal(err)
	}
}

func serve() error {
	core, err := newCore()
	if err != nil {
		return err
	}
	rootToken, err := unseal(core)
	if err != nil {
		return err
	}
	authority, err := filepath.Abs("authority.pem")
	if err != nil {
		return err
	}
	listener, err := listen(authority)
	if err != nil {
		return err
	}
	go answer(core, listener)
	fmt.Printf("address=https://%s\nauthority=%s\ntoken=%s\nready\n", listener.Addr(), authority, rootToken)
	_, err = io.Copy(io.Discard, os.Stdin)
	return err
}

func newCore() (*vault.Core, error) {
	logger := hclog.New(&hclog.LoggerOptions{Name: "openbao", Level: hclog.Warn, Output: os.Stderr})
	storage, err := inmem.NewInmem(nil, logger)
	if err != nil {
		return nil, err
	}
	config := server.NewConfig()
	config.UnsafeAllowAPIAuditCreation = true // each test its own audit device
	return vault.NewCore(&vault.CoreConfig{
		Physical:           storage,
		StorageType:        "inmem",
		Logger:             logger,
		RawConfig:          config,
		BuiltinRegistry:    compiledIn{},
		LogicalBackends:    map[string]logical.Factory{"transit": transit.Factory},
		CredentialBackends: map[string]logical.Factory{"approle": approle.Factory, "jwt": jwtauth.Factory},
		AuditBackends:      map[string]audit.Factory{"file": auditfile.Factory},
	})
}

// unseal makes a fresh core ready and returns its root token.
func unseal(core *vault.Core) (string, error) {
	one := &vault.SealConfig{SecretShares: 1, SecretThreshold: 1, StoredShares: 1}
	made, err := core.Initialize(context.Background(), &vault.InitParams{BarrierConfig: one})
	if err != nil {
		return "", err
	}
	unsealed, err := core.Unseal(made.SecretShares[0])
	if err != nil {
		return "", err
	}
	if !unsealed {
		return "", fmt.Errorf("still sealed with its only key")
	}
	return made.RootToken, nil
}

func answer(core *vault.Core, listener net.Listener) {
	log.Fatal(http.Serve(listener, bao.Handler.Handler(&vault.HandlerProperties{
		Core:           core,
		ListenerConfig: &configutil.Listener{Type: "tcp"},
	})))
}
