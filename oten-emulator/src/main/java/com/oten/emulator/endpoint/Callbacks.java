package com.oten.emulator.endpoint;

import com.oten.emulator.wire.Refusal;
import com.oten.emulator.wire.Reply;
import com.oten.emulator.wire.ReturnAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends the browser back to the client, or shows a page where there is no valid redirect URI. */
public final class Callbacks {
    private final String issuer;
    private final Metadata metadata;
    private final Pages pages;

    public Callbacks(String issuer, Metadata metadata, Pages pages) {
        this.issuer = issuer;
        this.metadata = metadata;
        this.pages = pages;
    }

    Reply code(ReturnAddress address, String code) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", code);
        return back(address, parameters);
    }

    Reply refuse(Refusal refusal) {
        return refusal.waiting(refusal.address()
                .map(address -> {
                    Map<String, String> parameters = new LinkedHashMap<>();
                    parameters.put("error", refusal.error());
                    parameters.put("error_description", refusal.description());
                    return back(address, parameters);
                })
                .orElseGet(() -> pages.error(refusal)));
    }

    private Reply back(ReturnAddress address, Map<String, String> parameters) {
        address.state().ifPresent(state -> parameters.put("state", state));
        if (metadata.sendsIssuer()) {
            parameters.put("iss", issuer);
        }
        return Reply.redirect(302, address.with(parameters));
    }
}
