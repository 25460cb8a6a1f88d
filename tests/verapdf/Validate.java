import java.io.FileInputStream;
import java.io.InputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validates each file against PDF/A-2a and PDF/UA-1; a line for each that fails, how many are valid, exit 1 if one fails. */
public class Validate {
    public static void main(String[] files) throws Exception {
        if (files.length == 0) {
            System.err.println("usage: Validate file.pdf ...");
            System.exit(2);
        }
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        int valid = 0;
        boolean good = true;
        for (String file : files) {
            for (PDFAFlavour flavour : new PDFAFlavour[] {PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1}) {
                try (InputStream stream = new FileInputStream(file);
                        PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
                        PDFAValidator validator =
                                Foundries.defaultInstance().createValidator(flavour, false)) {
                    ValidationResult result = validator.validate(parser);
                    if (result.isCompliant()) {
                        valid += 1;
                    } else {
                        System.out.println("INVALID " + flavour.getId() + "  " + file);
                    }
                    for (TestAssertion fault : result.getTestAssertions()) {
                        System.out.println("  " + fault.getRuleId().getClause() + "-"
                                + fault.getRuleId().getTestNumber() + "  " + fault.getMessage()
                                + "  at " + fault.getLocation().getContext());
                    }
                    good &= result.isCompliant();
                } catch (Exception exception) {
                    System.out.println("INVALID " + flavour.getId() + "  " + file + "  " + exception);
                    good = false;
                }
            }
        }
        System.out.println(valid + " valid");
        System.exit(good ? 0 : 1);
    }
}
