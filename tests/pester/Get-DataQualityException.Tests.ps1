BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    Build-Shop
    $results = Test-DataQuality $shopModel
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Get-DataQualityException' {
    It 'shows key, column and expectation of rows at fault' {
        $exception = Get-DataQualityException 'Customer has an email'
        $exception.Key | Should -BeLike 'customer_id=2*'
        $exception.Column | Should -Be 'email'
        $exception.Value | Should -Be $null
        $exception.Expectation | Should -Be 'not null'
    }

    It 'takes results from the pipeline' {
        ($results | Where-Object Status -eq Failed | Get-DataQualityException).Rule | Should -Be 'Customer has an email'
    }

    It 'shows the rows of all rules of a run' {
        @(Get-DataQualityException -RunId $results[0].RunId).Count | Should -Be 2
    }

    It 'returns nothing for a rule that nothing violates' {
        Get-DataQualityException -Rule 'Amount is positive' | Should -BeNullOrEmpty
    }
}
