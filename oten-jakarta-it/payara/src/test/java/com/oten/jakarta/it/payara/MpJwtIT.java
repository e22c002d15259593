package com.oten.jakarta.it.payara;

import com.oten.jakarta.it.MpJwtBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MpJwtIT extends MpJwtBehaviour {
    @Override
    protected Process start(List<Path> archives, Path folder, int httpPort, Path output) throws IOException {
        return MicroProcess.start(archives, folder, httpPort, List.of("--nocluster"), output);
    }

    @Test
    void is_not_deployed_and_one_line_names_both_and_says_what_to_do() {
        assertRefused(
                "the application has more than one HttpAuthenticationMechanism",
                "OtenAuthenticationMechanism",
                "JWTAuthenticationMechanism",
                "oten.bearer.mode");
    }
}
