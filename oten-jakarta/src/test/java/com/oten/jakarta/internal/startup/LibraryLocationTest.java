package com.oten.jakarta.internal.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryLocationTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "<web-app/>, false",
        "<web-app><display-name>x</display-name><servlet/></web-app>, false",
        "<web-app><absolute-ordering/></web-app>, true",
        "<web-app><absolute-ordering/><x><name>oten_jakarta</name></x></web-app>, true",
        "<web-app><absolute-ordering><name>other</name></absolute-ordering></web-app>, true",
        "<web-app><absolute-ordering><name>other</name><others/></absolute-ordering></web-app>, false",
        "<web-app><absolute-ordering><name> oten_jakarta </name></absolute-ordering></web-app>, false",
        "<j:web-app xmlns:j='https://jakarta.ee/xml/ns/jakartaee'><j:absolute-ordering/></j:web-app>, true",
        "<!DOCTYPE web-app SYSTEM 'http://192.0.2.1/none.dtd'><web-app><absolute-ordering/></web-app>, true",
        "no xml at all, false",
        "'', false"
    })
    void reads_whether_web_xml_leaves_the_library_out(String text, boolean leavesOut) throws IOException {
        Path webXml = Files.writeString(folder.resolve("web.xml"), text);

        assertThat(LibraryLocation.leavesOut(webXml)).isEqualTo(leavesOut);
    }
}
